"""Answers questions about dbt projects with the dbt that is installed beside this interpreter.

One process serves one dbt version. It reads one JSON request a line from stdin and writes one JSON answer a line:

    {"op": "hello"}
    {"op": "parse", "project": DIR, "env": {}, "vars": {}, "target": "prod"}
    {"op": "ask", "project": DIR, "env": {}, "vars": {}, "state": DIR, "head": "live" | "json", "questions": [...]}

`parse` always reads the project anew and names the manifest.json that dbt wrote. `ask` puts questions to the
manifest of the last parse: `live` is the object that the parse made, `json` the same read back from its manifest.json,
which is all that a tool outside dbt can know.
"""

import json
import os
import shutil
import sys
import traceback
from importlib import metadata

WORK = sys.argv[1]
PROFILES = sys.argv[2]
HEAD = os.path.join(WORK, "head.json")
BASE_ENV = dict(os.environ, DBT_SEND_ANONYMOUS_USAGE_STATS="0", DBT_PARTIAL_PARSE="0")

# dbt prints; the answers go to the stdout that we were given, everything else to nowhere.
ANSWERS = os.fdopen(os.dup(1), "w")
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

from dbt.artifacts.schemas.manifest import WritableManifest  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402
from dbt.contracts.graph.manifest import Manifest  # noqa: E402
from dbt.task import runnable  # noqa: E402
from dbt_common.events.contextvars import task_contextvars  # noqa: E402

# What dbt says about a selection or about a comparison; the rest of its log is not ours to judge.
TOLD = {
    "NoNodesForSelectionCriteria",
    "SeedExceedsLimitAndPathChanged",
    "SeedExceedsLimitChecksumChanged",
    "SeedExceedsLimitSamePath",
    "SeedIncreased",
    "UnversionedBreakingChange",
}


def select_only(task):
    """Stands in for the run of build, run, test, seed, snapshot and compile: their own selection, nothing executed."""
    with task_contextvars(project_root=task.config.project_root):
        task.compile_manifest()
        return sorted(task.get_node_selector().get_selected(task.get_selection_spec()))


runnable.GraphRunnableTask.run = select_only
runnable.GraphRunnableTask.interpret_results = lambda self, results: True


class States:
    """Reads the base once for all questions of a request; reading takes longer than answering."""

    read = runnable.PreviousState

    def __init__(self):
        self.kept = {}

    def __call__(self, **where):
        key = json.dumps(where, default=str, sort_keys=True)
        if key not in self.kept:
            self.kept[key] = States.read(**where)
        return self.kept[key]


class Head:
    """The project that was parsed last."""

    def __init__(self):
        self.live = None

    def parse(self, request):
        self.live = None
        target = os.path.join(WORK, "target")
        shutil.rmtree(target, ignore_errors=True)
        result = invoke(["parse", "--no-partial-parse", *common(request)], request, None, [])
        if not result.success or not isinstance(result.result, Manifest):
            return {"error": error_name(result), "message": str(result.exception)}
        self.live = result.result
        shutil.copy(os.path.join(target, "manifest.json"), HEAD)
        return {"manifest": HEAD}

    def manifest(self, kind):
        if kind == "live":
            return self.live
        return Manifest.from_writable_manifest(WritableManifest.read_and_check_versions(HEAD))

    def ask(self, request):
        runnable.PreviousState = States()
        manifest = self.manifest(request["head"])
        return {"answers": [answer(manifest, request, question) for question in request["questions"]]}


def answer(manifest, request, question):
    command = question.get("command", "ls")
    args = [command, *common(request)]
    if request.get("state"):
        args += ["--state", request["state"]]
    for spec in question.get("select", []):
        args += ["--select", spec]
    for spec in question.get("exclude", []):
        args += ["--exclude", spec]
    for name in question.get("types", []):
        args += ["--resource-type", name]
    for name in question.get("excludeTypes", []):
        args += ["--exclude-resource-type", name]
    if "selector" in question:
        args += ["--selector", question["selector"]]
    if "mode" in question:
        args += ["--indirect-selection", question["mode"]]
    if command == "ls":
        args += ["--output", "json", "--output-keys", "unique_id"]
    told = []
    result = invoke(args, request, manifest, told)
    reply = {"warnings": told} if told else {}
    if not result.success:
        return {**reply, "error": error_name(result), "message": str(result.exception)}
    lines = result.result or []
    return {**reply, "ids": [json.loads(line)["unique_id"] for line in lines] if command == "ls" else lines}


def invoke(args, request, manifest, told):
    os.environ.clear()
    os.environ.update(BASE_ENV)
    os.environ.update(request.get("env", {}))
    return dbtRunner(manifest=manifest, callbacks=[lambda event: listen(event, told)]).invoke(args)


def listen(event, told):
    """dbt would take what goes wrong in here for its own failure, and we would record it."""
    try:
        if event.info.name in TOLD:
            told.append({"event": event.info.name, **plain(event.data)})
    except Exception:
        traceback.print_exc()
        os._exit(1)


def plain(value):
    if isinstance(value, (str, int, float, bool)):
        return value
    if hasattr(value, "DESCRIPTOR"):
        return {key: plain(getattr(value, key)) for key in value.DESCRIPTOR.fields_by_name if key != "node_info"}
    return [plain(item) for item in value]


def error_name(result):
    return type(result.exception).__name__ if result.exception is not None else "Failed"


def common(request):
    directory = ["--project-dir", request["project"], "--profiles-dir", PROFILES]
    output = ["--target-path", os.path.join(WORK, "target"), "--log-path", os.path.join(WORK, "logs")]
    return [*directory, *output, "--target", request.get("target", "prod"), "--vars", json.dumps(request.get("vars", {}))] + [
        "--log-level-file",
        "none",
    ]


def main():
    head = Head()
    versions = {name: metadata.version(name) for name in ("dbt-core", "dbt-duckdb", "duckdb")}
    serve = {"hello": lambda _: versions, "parse": head.parse, "ask": head.ask}
    for line in sys.stdin:
        request = json.loads(line)
        ANSWERS.write(json.dumps(serve[request["op"]](request)) + "\n")
        ANSWERS.flush()


main()
