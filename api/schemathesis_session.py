"""Who schemathesis is: a person of the demonstration, signed in anew whenever the session is gone (it signs itself out, too)."""

import os

import requests
import schemathesis

BASE = os.environ["BACKEND_ORIGIN"]
DRAFT = {"kind": "activity", "code": "DEMO-2024-Res-005", "year": "2026", "constituent": "m-lark-heron", "body": {}}
# UUIDv5 of DRAFT, as SPEC.md says; the example of the parameter in the contract
DRAFT_ID = os.environ["DRAFT_ID"]


def call(method, path, body=None, headers=None):
    # requests asks to keep the connection, as browsers do: without that nobody signs in by choice
    answer = requests.request(method, BASE + path, json=body, headers=headers)
    answer.raise_for_status()
    return (answer.json() if answer.text else None), answer.headers


def signed_in():
    _, headers = call("POST", "/v1/session/demo", {"person": "amina"})
    secret = headers["set-cookie"].split(";")[0].split("=", 1)[1]
    session, _ = call("GET", "/v1/session", headers={"cookie": f"rr_s={secret}"})
    try:
        call("PUT", f"/v1/drafts/{DRAFT_ID}", DRAFT, {"cookie": f"rr_s={secret}", "x-csrf": session["csrf"], "if-none-match": "*"})
    except requests.HTTPError as error:
        # it is there already, or as many saves as a minute allows were made
        assert error.response.status_code in (409, 429), error.response.status_code
    return {"secret": secret, "csrf": session["csrf"]}


@schemathesis.auth(refresh_interval=20).skip_for(operation_id="signOut")
class Session:
    def get(self, case, context):
        return signed_in()

    def set(self, case, data, context):
        case.cookies = {**(case.cookies or {}), "rr_s": data["secret"]}
        case.headers = {**(case.headers or {}), "X-CSRF": data["csrf"]}
