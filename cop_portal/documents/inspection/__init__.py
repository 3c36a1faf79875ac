"""Looking into a file before it is kept, in a process of its own with little time and memory.

`worker.py` and `rules.py` run in that process and need no Django; `run.py` starts it and reads its answer;
`reasons.py` says the answer in words. The rules for PDFs: `ends.py` (it is a PDF and nothing else), `deeds.py` and
`outward.py` (what an object does), `revisions.py` (what is hidden behind the last save), `structure.py`,
`weights.py` and `inner_pictures.py` (what has no end, takes days to draw, or is huge). `jpegs.py` finds photos that
were cut. `viruses.py` asks ClamAV besides, from the web server's side.
"""
