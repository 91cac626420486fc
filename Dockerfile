# The production image: one for web, worker and beat. Build: docker build -t bayu-craftsmen .
FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1
WORKDIR /app
COPY requirements/uv.txt requirements/runtime.txt requirements/
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/uv.txt \
    && .venv/bin/uv pip install --no-cache --python .venv/bin/python --compile-bytecode --require-hashes -r requirements/runtime.txt \
    && .venv/bin/pip uninstall --yes uv

FROM python:3.13-slim-bookworm
ENV DJANGO_SETTINGS_MODULE=config.settings.production \
    PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MEDIA_ROOT=/data/media \
    SEARCH_INDEX_DIR=/data/search \
    SEARCH_MEANING_DIR=/data/meaning \
    STATIC_ROOT=/app/staticfiles
# The font letters the pictures by which pages are shared.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin bayu \
    && install -d -o bayu -g bayu /data /data/media /data/search /data/meaning
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY manage.py ./
COPY config config
COPY cms cms
COPY marketplace marketplace
COPY search search
COPY locale locale
# The key below signs nothing: collecting files needs settings that load, and the layer is not kept as an environment.
RUN SECRET_KEY=only-to-collect-static-files-while-the-image-is-built-0123456789 ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --noinput
USER bayu
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
