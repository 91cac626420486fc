"""How the web server runs. Django writes the request log; that of gunicorn would hold query strings."""

bind = "0.0.0.0:8000"
workers = 3
threads = 2
timeout = 30
graceful_timeout = 20
max_requests = 2000
max_requests_jitter = 200
preload_app = True
accesslog = None
