"""Letter in, file out: Markdown, DOCX, PDF, HTML, ODT and plain text; the only door to pandoc and Typst.

`formats.write` is the way in. Every writer starts from the same tidied tree (`tidy.py`), so all outputs hold
the same words in the same order.
"""
