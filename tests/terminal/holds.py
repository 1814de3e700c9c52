"""A session of which every hold is long enough to be interrupted."""

LONG_HOLDS = """\
schema = 1
title = "Long holds"
region = "calf"

[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 30
sets = 2
sides = "each"
prepare = 0
switch = 0
"""
