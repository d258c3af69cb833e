"""Editor: what somebody is told who types: problems, completions, explanations, ways to go and to mend.

Everything here is plain values over a plan and a text: lines and columns count from 0, columns in
code points. ``server`` alone speaks the Language Server Protocol, and needs the extra ``lsp``.
"""
