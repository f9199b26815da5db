"""What dbt reads from the config call of each file: extract-configs.py CODES ANSWERS, both one JSON value a line.

An answer is the stored configuration, null where there is no call, or {"refused": true} where Jinja refuses the file.
"""

import json
import sys

from dbt.clients.jinja_static import statically_parse_unrendered_config


def extract(code):
    try:
        return statically_parse_unrendered_config(code)
    except Exception:
        return {"refused": True}


with open(sys.argv[1]) as codes, open(sys.argv[2], "w") as answers:
    for line in codes:
        answers.write(json.dumps(extract(json.loads(line))) + "\n")
