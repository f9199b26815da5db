"""Has dbt compile both sides of each case in the head's circumstances, and tells which of the named resources it would run otherwise.

Reads from stdin a JSON list of {base, head, env, vars, target, ids}, base and head being project folders, and prints a
JSON list of {id: difference}, a difference being null where dbt works alike on both sides.
"""
import json
import os
import sys
import tempfile

import duckdb
from dbt.cli.main import dbtRunner

profiles = sys.argv[1]
connection = duckdb.connect()


def compile_side(project, case):
    target = tempfile.mkdtemp()
    words = ["compile", "--quiet", "--no-partial-parse", "--project-dir", project, "--profiles-dir", profiles]
    words += ["--target-path", target, "--log-path", target, "--target", case["target"], "--vars", json.dumps(case["vars"])]
    # Variables of another case must not stay behind.
    before = dict(os.environ)
    os.environ.update(case["env"])
    try:
        result = dbtRunner().invoke(words)
    finally:
        os.environ.clear()
        os.environ.update(before)
    if not result.success:
        raise SystemExit(f"{project} does not compile: {result.exception or result.result}")
    with open(os.path.join(target, "manifest.json")) as file:
        manifest = json.load(file)
    return {**manifest["nodes"], **manifest["sources"], **manifest["exposures"], **manifest["metrics"], **manifest.get("functions", {})}


def bare(node):
    if isinstance(node, dict):
        return {key: bare(value) for key, value in node.items() if key != "query_location"}
    return [bare(item) for item in node] if isinstance(node, list) else node


def query_of(code):
    """The syntax tree of a query, or its text where DuckDB reads none."""
    tree = json.loads(connection.execute("select json_serialize_sql(?)", [code or ""]).fetchone()[0])
    return code if tree.get("error") else bare(tree)


def difference(before, after):
    if query_of(before.get("compiled_code")) != query_of(after.get("compiled_code")):
        return "compiled code"
    for key in ("config", "relation_name", "refs", "sources"):
        if fold(before.get(key)) != fold(after.get(key)):
            return key
    return None


def fold(value):
    """dbt reads a severity in any case, and takes a date by its clock."""
    if isinstance(value, dict):
        return {key: str(item).lower() if key == "severity" else fold(item) for key, item in value.items()}
    return value


def judge(case):
    base, head = compile_side(case["base"], case), compile_side(case["head"], case)
    return {id: difference(base[id], head[id]) if id in base and id in head else "one side lacks it" for id in case["ids"]}


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
