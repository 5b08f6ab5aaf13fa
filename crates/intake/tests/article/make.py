"""Writes the fixtures that are no text: documents by python-docx and by hand, PDFs by reportlab, weasyprint and LibreOffice.

`python make.py FOLDER`, with python-docx, msoffcrypto-tool, reportlab, weasyprint, pypdf, Pillow and soffice at hand. All names are fictional.
"""

import io
import pathlib
import subprocess
import sys
import zipfile

import docx
import weasyprint
from docx.enum.text import WD_ALIGN_PARAGRAPH
from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

TITLE = "云岭高新区2021年上半年经济运行情况"
DATED = "2021-08-10 来源：云岭日报（虚构）"
BODY = [
    "今年上半年，云岭高新区实现规上工业总产值264.5亿元，同比增长35.9%，其中规上高新技术产业产值233亿元，占全区规上工业总产值的88.1%，增速高于全区平均水平。",
    "云岭恒芯电子科技有限公司（虚构）年产能达到30亿只，现有工人900多名。预计2022年产能达到60亿只，2023年达到100亿只，并将继续扩大投资规模，增强带动能力。",
    "全区出口交货值48.2亿元，同比增长12.4%。",
    "下半年，高新区将抓好47个新开工项目，力争全年规上工业总产值突破560亿元。",
]
ROWS = [["指标", "上半年", "同比"], ["规上工业总产值", "264.5亿元", "35.9%"], ["利润总额", "18.3亿元", "9.1%"]]
FILLER = "第{}项工作有序推进，园区各部门按照年初计划，逐项落实责任，逐月检查进度，确保年度各项任务如期完成，没有新的数据需要说明。"


def office(target):
    """A document with title style, header, footer and table; then LibreOffice makes a PDF of it."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Noto Serif CJK SC"
    document.add_heading(TITLE, 0)
    document.add_paragraph(DATED)
    document.sections[0].header.paragraphs[0].text = "云岭高新区经济简报（虚构）产值999亿元"
    document.sections[0].footer.paragraphs[0].text = "内部资料 注意保存"
    for text in BODY[:2]:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    for number in range(30):
        document.add_paragraph(FILLER.format(number + 1))
    for text in BODY[2:]:
        document.add_paragraph(text)
    document.save(target / "office.docx")
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", target, target / "office.docx"], check=True, stdout=subprocess.DEVNULL)


def centred(target):
    """A document of LibreOffice's own, from a page: its first line is centred."""
    document = docx.Document()
    first = document.add_paragraph(TITLE)
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(DATED)
    for text in BODY:
        document.add_paragraph(text)
    plain = target / "centred.docx"
    document.save(plain)
    subprocess.run(["soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", target / "out", plain], check=True, stdout=subprocess.DEVNULL)
    (target / "out" / "centred.docx").replace(plain)
    (target / "out").rmdir()


def by_hand(target):
    """What no library writes by itself: changes, hidden text, a text box, notes and comments."""
    text = lambda words: f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
    box = "<w:txbxContent><w:p><w:r><w:t>图注：产值为现价。</w:t></w:r></w:p></w:txbxContent>"
    body = [
        f'<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>{text("云岭高新区简讯")}</w:p>',
        f'<w:p>{text("2021年8月10日 来源：云岭日报")}</w:p>',
        f'<w:p>{text("上半年产值")}<w:del w:id="1"><w:r><w:delText>260</w:delText></w:r></w:del><w:ins w:id="2">{text("264.5")}</w:ins>{text("亿元，")}'
        f'<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的产值999亿元，</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>同比增长</w:t></w:r>{text("35.9%。")}'
        '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        '<w:p><w:moveFrom w:id="3"><w:r><w:t>移走的产值1亿元。</w:t></w:r></w:moveFrom></w:p>',
        f'<w:p>{text("第一行产值5亿元。")}<w:r><w:br/></w:r>{text("第二行&amp;税收")}<w:r><w:tab/></w:r>{text("2亿元。")}</w:p>',
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 产值888亿元</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text("竣工项目15个。")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        f'<w:tbl><w:tr><w:tc><w:p>{text("利润总额")}</w:p></w:tc><w:tc><w:p>{text("18.3")}</w:p><w:p>{text("亿元")}</w:p></w:tc></w:tr></w:tbl>',
    ]
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {spaces}><w:body>{"".join(body)}</w:body></w:document>',
        "word/styles.xml": f'<w:styles {spaces}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style></w:styles>',
        "word/footnotes.xml": f'<w:footnotes {spaces}><w:footnote><w:p>{text("脚注产值777亿元。")}</w:p></w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments {spaces}><w:comment><w:p>{text("批注产值666亿元。")}</w:p></w:comment></w:comments>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>模板标题</dc:title><dcterms:created>2019-01-01T00:00:00Z</dcterms:created></cp:coreProperties>',
    }
    with zipfile.ZipFile(target / "hand.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def report(target):
    """A PDF whose Chinese font is not in the file, with headers and page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=11, leading=18, firstLineIndent=22, wordWrap="CJK")
    title = ParagraphStyle("title", fontName="STSong-Light", fontSize=18, leading=26, alignment=1, wordWrap="CJK")

    def edges(page, document):
        page.setFont("STSong-Light", 9)
        page.drawString(72, 800, "云岭高新区经济简报（虚构）2021年第7期")
        page.drawCentredString(297, 30, f"第 {page.getPageNumber()} 页")

    table = Table(ROWS, style=[("FONT", (0, 0), (-1, -1), "STSong-Light", 10)], colWidths=140)
    story = [Paragraph(TITLE, title), Paragraph(DATED, body)] + [Paragraph(text, body) for text in BODY[:2]] + [table]
    story += [Paragraph(FILLER.format(number + 1), body) for number in range(30)] + [Paragraph(text, body) for text in BODY[2:]]
    SimpleDocTemplate(str(target / "report.pdf"), invariant=1).build(story, onFirstPage=edges, onLaterPages=edges)


def printed(target):
    """A PDF printed by a browser-like program, with its own font."""
    css = '@page{size:A5;margin:2cm;@top-center{content:"云岭高新区经济简报"}@bottom-center{content:counter(page) " / " counter(pages)}} p{text-indent:2em;margin:0} *{font-family:"Noto Serif CJK SC"}'
    texts = BODY[:2] + [FILLER.format(number + 1) for number in range(12)] + BODY[2:]
    html = f"<style>{css}</style><h1>{TITLE}</h1><p>{DATED}</p>" + "".join(f"<p>{text}</p>" for text in texts)
    weasyprint.HTML(string=html).write_pdf(target / "printed.pdf")


def refused(target):
    """A PDF with a password, a scan, and a document with a password."""
    writer = PdfWriter(clone_from=PdfReader(target / "files/report.pdf"))
    writer.encrypt("secret", algorithm="AES-128")
    writer.write(target / "locked.pdf")
    page = canvas.Canvas(str(target / "scan.pdf"), invariant=1)
    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")
    picture.seek(0)
    page.drawImage(ImageReader(picture), 0, 0, 595, 842)
    page.save()
    with open(target / "files/centred.docx", "rb") as plain, open(target / "locked.docx", "wb") as locked:
        OOXMLFile(plain).encrypt("secret", locked)


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    for write in (office, centred, by_hand, report, printed):
        write(target / "files")
    refused(target)
