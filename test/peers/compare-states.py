"""dbt's own state comparator on pairs of manifests, without a project or a warehouse.

Usage: compare-states.py CASES ANSWERS
Each line of CASES is {"base": manifest, "head": manifest, "flag": bool}. The line of ANSWERS with the same number holds,
for every value of `state:`, {"ids": [...], "said": [[event, unique_id], ...]} or {"raises": name of the exception}.

Only what needs a profile is replaced: the look-up of the adapter's constraint support, and the logging of events.
"""

import copy
import json
import sys
from argparse import Namespace
from types import SimpleNamespace

import dbt.adapters.factory
from dbt.adapters.base.impl import BaseAdapter
from dbt.adapters.duckdb.impl import DuckDBAdapter
from dbt.artifacts.schemas.manifest import WritableManifest
from dbt.contracts.graph import nodes
from dbt.contracts.graph.manifest import Manifest
from dbt.flags import get_flags, set_from_args
from dbt.graph.selector_methods import StateSelectorMethod

PARTS = "body configs relation persisted_descriptions macros contract".split()
VALUES = ["new", "old", "modified", "unmodified"] + [f"modified.{part}" for part in PARTS]
CLASSES = {
    "sources": "SourceDefinition",
    "exposures": "Exposure",
    "metrics": "Metric",
    "semantic_models": "SemanticModel",
    "unit_tests": "UnitTestDefinition",
    "saved_queries": "SavedQuery",
    "functions": "FunctionNode",
    "macros": "Macro",
}
said = []


def constraint_support(adapter_type):
    return (DuckDBAdapter if adapter_type == "duckdb" else BaseAdapter).CONSTRAINT_SUPPORT


def note(event, node=None, **_):
    said.append((type(event).__name__, node.unique_id))


for module in (dbt.adapters.factory, nodes):
    if hasattr(module, "get_adapter_constraint_support"):
        module.get_adapter_constraint_support = constraint_support
for function in ("warn_or_error", "fire_or_defer_event"):
    if hasattr(nodes, function):
        setattr(nodes, function, note)


def set_flag(value):
    set_from_args(Namespace(state_modified_compare_more_unrendered_values=value), {})
    object.__setattr__(get_flags(), "state_modified_compare_more_unrendered_values", value)
    object.__setattr__(get_flags(), "require_sql_header_in_test_configs", False)


def load_head(raw):
    """The head as parsing leaves it: WritableManifest would take generic tests for singular ones."""
    sections = {
        section: {key: getattr(nodes, name).from_dict(entry) for key, entry in raw.get(section, {}).items()}
        for section, name in CLASSES.items()
        if hasattr(nodes, name) and section in Manifest.__dataclass_fields__
    }
    load = nodes.ParsedNode._deserialize
    manifest = Manifest(
        nodes={key: load(entry) for key, entry in raw["nodes"].items()},
        disabled={key: [load(entry) for entry in entries] for key, entries in raw["disabled"].items()},
        **sections,
    )
    manifest.metadata.adapter_type = raw["metadata"]["adapter_type"]
    return manifest


def ask(method, value, ids):
    said.clear()
    try:
        return {"ids": sorted(method.search(ids, value)), "said": sorted(set(said))}
    except Exception as error:
        return {"raises": type(error).__name__}


def compare(case):
    set_flag(case["flag"])
    old = Manifest.from_writable_manifest(WritableManifest.upgrade_schema_version(case["base"]))
    method = StateSelectorMethod(load_head(copy.deepcopy(case["head"])), SimpleNamespace(manifest=old), [])
    ids = {key for section in ("nodes", *CLASSES) for key in case["head"].get(section, {})}
    return {value: ask(method, value, ids) for value in VALUES}


with open(sys.argv[1]) as cases, open(sys.argv[2], "w") as answers:
    for line in cases:
        answers.write(json.dumps(compare(json.loads(line))) + "\n")
