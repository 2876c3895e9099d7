import type { Locator } from "playwright-core"

/** Pastes markup into an editor, as a program leaves it in the clipboard. */
export async function pasteInto(editor: Locator, html: string): Promise<void> {
  await editor.click()
  await editor.page().evaluate(
    `(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData("text/html", ${JSON.stringify(html)})
      document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
    })()`,
  )
}

/** A page of minutes as Word puts it into the clipboard. */
export const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {font-size:10.5pt;} @list l0:level1 {mso-level-text:"%1\\.";} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h2><span lang=EN-US style='font-family:黑体'>一、</span><span style='font-family:黑体'>学习内容<span lang=EN-US><o:p></o:p></span></span></h2>
<p class=MsoNormal style='text-indent:32.0pt'><b><span style='color:red'>学习
原文</span></b><span lang=EN-US>&nbsp;2 </span>篇<a href="https://example.cn/a">（链接）</a>。</p>
<p class=MsoListParagraph style='margin-left:18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]><span>甲发言</span></p>
<p class=MsoListParagraph style='margin-left:39.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>Ø<span>&nbsp;</span></span></span><![endif]>要点一</p>
<p class=MsoListParagraph style='margin-left:18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span></span><![endif]>乙发言</p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>
 <tr style='height:20pt'><td width=100 colspan=2 style='border:solid windowtext 1.0pt'><p class=MsoNormal align=center><b>落实分工</b></p></td></tr>
 <tr><td><p class=MsoNormal>走访</p></td><td><p class=MsoNormal>丙<o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal><span><img width=20 height=20 src="file:///C:/clip_image001.png" v:shapes="_x0000_i1025"></span><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`

/** The same by WPS. */
export const fromWps = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Generator" content="Kingsoft WPS Office">
<style>@font-face{font-family:"Times New Roman";} p.MsoNormal{mso-style-name:正文;}</style></head>
<body style="tab-interval:21pt;"><!--StartFragment--><h1><span style="mso-spacerun:'yes';font-family:宋体;">会议记录<o:p></o:p></span></h1>
<p class=MsoNormal style="margin-left:21pt;text-indent:-21pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="font-family:Wingdings;"><span style='mso-list:Ignore;'>&#252;<span>&nbsp;</span></span></span><![endif]><span style="mso-spacerun:'yes';">第一点</span></p>
<p class=MsoNormal style="margin-left:21pt;text-indent:-21pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style='mso-list:Ignore;'>&#252;<span>&nbsp;</span></span><![endif]><span>第二点</span></p>
<table class=MsoTableGrid border=1><tr><th valign=center><p class=MsoNormal><span>姓名</span></p></th><th><p class=MsoNormal>发言</p></th></tr>
<tr><td rowspan=2><p class=MsoNormal>甲</p></td><td><p class=MsoNormal>同意</p></td></tr><tr><td><p class=MsoNormal>补充</p></td></tr></table><!--EndFragment--></body></html>`

/** Markup that means harm; what it says is kept and nothing else. */
export const hostile = `<p onclick="window.ran=1">甲<script>window.ran=1</script></p>
<img src=x onerror="window.ran=1"><svg onload="window.ran=1"><a href="javascript:window.ran=1">svg</a></svg>
<iframe srcdoc="<script>parent.ran=1</script>"></iframe><style>body{display:none}</style>
<div style="position:fixed;inset:0;background:url(https://example.cn/track)">乙</div>
<table><tr><td colspan="100000" rowspan="-3" onmouseover="window.ran=1">丙<table><tr><td>丁</td></tr></table></td></tr></table>
<form action="https://example.cn"><input value="x"><button>戊</button></form><math><mtext><img src=x onerror="window.ran=1"></mtext></math>
<p>己\u200b庚\u202e辛\u0007</p><h6 id="root">壬</h6><template><script>window.ran=1</script></template>`
