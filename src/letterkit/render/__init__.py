"""Letter in, file out: Markdown, DOCX, PDF, HTML, ODT, plain text and e-mail; the only door to pandoc and Typst.

`formats.write` is the way in. Every writer starts from the same normalized tree (`normalize.py`), so all outputs hold
the same words in the same order.
"""
