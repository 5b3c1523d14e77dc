"""Serves a GGUF file with llama.cpp's own HTTP server until standard input closes: serve.py FILE CONTEXT SLOTS PORT"""

import os
import sys

import xllamacpp

path, context, slots, port = sys.argv[1], *map(int, sys.argv[2:5])
params = xllamacpp.CommonParams()
params.model.path = path
params.port = port
params.n_ctx = context * slots
params.n_parallel = slots
params.endpoint_slots = True
# One processor stays free for the tests: threads that wait for each other on busy processors wait for seconds.
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = max(1, (os.cpu_count() or 2) - 1)
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
