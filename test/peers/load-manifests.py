"""Loads manifests as dbt loads them for --state and writes what its classes then hold.

Usage: load-manifests.py OUTPUT_FOLDER FILE.json.gz...
Writes OUTPUT_FOLDER/<index>.json for each file: {"held": every resource and macro by id} or {"error": text}.
"""

import gzip
import json
import os
import sys
import tempfile
from argparse import Namespace

from dbt.flags import set_from_args

# Loading reads this flag; off, so that the stored configuration stays as it was written.
set_from_args(Namespace(state_modified_compare_more_unrendered_values=False), None)

from dbt.artifacts.schemas.manifest import WritableManifest  # noqa: E402

SECTIONS = (
    "nodes sources exposures metrics semantic_models saved_queries unit_tests functions macros".split()
)


def load(path):
    with tempfile.NamedTemporaryFile(suffix=".json") as plain:
        with gzip.open(path) as packed:
            plain.write(packed.read())
        plain.flush()
        return WritableManifest.read_and_check_versions(plain.name)


def dump(manifest):
    held = {}
    for section in SECTIONS:
        for unique_id, resource in getattr(manifest, section).items():
            held[unique_id] = resource.to_dict(omit_none=False)
    return held


output, *files = sys.argv[1:]
for index, path in enumerate(files):
    try:
        loaded = {"held": dump(load(path))}
    except Exception as error:
        loaded = {"error": f"{type(error).__name__}: {error}"[:300]}
    with open(os.path.join(output, f"{index}.json"), "w") as file:
        json.dump(loaded, file)
