"""Serves the PIM of akeneo-mock-server on a database that AKENEO_DATABASE_URL names, until it is ended: serve-pim.py PORT"""

import sys

import uvicorn
from akeneo_mock_server.app import app
from akeneo_mock_server.database import init_db

init_db()
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
