"""The full-screen face: the parts of the letter, the question in hand, the letter as it stands.

Everything that an interview does is done by the form and its moves; this room shows a state and turns keys into them.
"""
