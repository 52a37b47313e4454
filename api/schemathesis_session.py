"""Who schemathesis is: a person of the demonstration, signed in anew whenever the session is gone (it signs itself out, too)."""

import json
import os
import urllib.error
import urllib.request

import schemathesis

BASE = os.environ["BACKEND_ORIGIN"]
DRAFT = {"kind": "activity", "code": "DEMO-2024-Res-005", "year": "2026", "constituent": "m-lark-heron", "body": {}}
# UUIDv5 of DRAFT, as SPEC.md says; the example of the parameter in the contract
DRAFT_ID = os.environ["DRAFT_ID"]


def call(method, path, body=None, headers=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(BASE + path, data=data, method=method, headers={"content-type": "application/json", **(headers or {})})
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
        return (json.loads(text) if text else None), answer.headers


def signed_in():
    _, headers = call("POST", "/v1/session/demo", {"person": "amina"})
    secret = headers["set-cookie"].split(";")[0].split("=", 1)[1]
    session, _ = call("GET", "/v1/session", headers={"cookie": f"rr_s={secret}"})
    try:
        call("PUT", f"/v1/drafts/{DRAFT_ID}", DRAFT, {"cookie": f"rr_s={secret}", "x-csrf": session["csrf"], "if-none-match": "*"})
    except urllib.error.HTTPError as error:
        # it is there already, or as many saves as a minute allows were made
        assert error.code in (409, 429), error.code
    return {"secret": secret, "csrf": session["csrf"]}


@schemathesis.auth(refresh_interval=20).skip_for(operation_id="signOut")
class Session:
    def get(self, case, context):
        return signed_in()

    def set(self, case, data, context):
        case.cookies = {**(case.cookies or {}), "rr_s": data["secret"]}
        case.headers = {**(case.headers or {}), "X-CSRF": data["csrf"]}
