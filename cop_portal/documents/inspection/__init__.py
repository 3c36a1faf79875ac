"""Looking into a file before it is kept, in a process of its own with little time and memory.

`worker.py` and `rules.py` run in that process and need no Django; `run.py` starts it and reads its answer;
`reasons.py` says the answer in words.
"""
