"""Flask-SocketIO on eventlet as it comes: what the pages of the library show, and nothing else.

python -m benchmarks.yardsticks.flask_app PORT
"""

import warnings

warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")

import eventlet  # noqa: E402

eventlet.monkey_patch()

import sys  # noqa: E402

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO, emit  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app)


@socketio.on("answer")
def answer(data):
    """Acknowledge an answer."""
    return {"status": "received"}


@socketio.on("call")
def call(data):
    """Send a call to everybody."""
    emit("call", data, broadcast=True)


if __name__ == "__main__":
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]))
