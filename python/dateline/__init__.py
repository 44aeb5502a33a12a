"""Reads news reports on armed conflict and codes who did what to whom, where, when, and who says so.

>>> import dateline
>>> result = dateline.code("Rebels shelled Hajin on Monday.", published="2016-05-04")
>>> [str(act) for act in result.events[0].acts]
['ASSAULT/heavy-weapons']
>>> where = result.claims[0].evidence["place"][0]
>>> result.text[where.start:where.end]
'Hajin'

It runs without a network and gives the same for the same text. docs/python.md tells the rest.
"""

from ._api import Coder, Dataset, Report, Result, code, code_many, merge, read
from ._errors import DatasetError, Error, Fault, ListError, MissingPackage, Refused
from ._rows import (
    Act,
    Card,
    Claim,
    Count,
    Deaths,
    Event,
    Evidence,
    Party,
    Place,
    Remark,
    Skip,
    Source,
    Speaker,
    Territory,
    Told,
    Value,
    Version,
    When,
    Zone,
)
from ._tables import Claims, Events

__all__ = [
    "Act", "Card", "Claim", "Claims", "Coder", "Count", "Dataset", "DatasetError", "Deaths", "Error", "Event",
    "Events", "Evidence", "Fault", "ListError", "MissingPackage", "Party", "Place", "Refused", "Remark", "Report",
    "Result", "Skip", "Source", "Speaker", "Territory", "Told", "Value", "Version", "When", "Zone", "code",
    "code_many", "merge", "read",
]  # fmt: skip
