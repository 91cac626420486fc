"""The bounds of the product, in one place; code reads them as `settings.LIMITS`, tests too.

Units stand in the name. docs/settings.md explains them to operators.
"""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    # Search and match
    query_characters: int = 200
    query_words: int = 40
    filter_values: int = 50
    candidates: int = 128
    pages_considered: int = 400
    standby_rows: int = 400
    standby_newest_rows: int = 20_000
    standby_seconds: float = 1.5
    match_results: int = 100
    unlinked_characters: int = 80
    unlinked_rows: int = 5_000
    unlinked_new_a_minute: int = 30
    unlinked_days: int = 180
    page_size: int = 20
    page_size_max: int = 100
    # Web and API
    request_bytes: int = 2 * MIB
    request_fields: int = 2_000
    request_files: int = 20
    json_bytes: int = 256 * KIB
    # Uploads
    image_bytes: int = 10 * MIB
    image_pixels: int = 25_000_000
    document_bytes: int = 20 * MIB
    film_bytes: int = 200 * MIB
    film_answer_bytes: int = 4 * MIB
    table_bytes: int = 10 * MIB
    # Signing in
    sign_in_account_tries: int = 8
    sign_in_address_tries: int = 40
    sign_in_minutes: int = 15
    reset_account_tries: int = 3
    reset_address_tries: int = 20
    reset_minutes: int = 60
    # Time
    database_connect_seconds: int = 5
    sqlite_busy_seconds: int = 20
    redis_seconds: float = 0.5
    redis_rest_seconds: int = 3
    page_cache_seconds: int = 300
    page_cache_live_seconds: int = 60
    page_cache_shared_seconds: int = 10
    feed_entries: int = 50
    sitemap_entries: int = 10_000
    broker_seconds: int = 2
    engine_seconds: int = 1
    readiness_seconds: int = 2
    task_soft_seconds: int = 240
    task_seconds: int = 300
    broker_visibility_seconds: int = 600
    session_hours: int = 24
    # Text that people type
    short_text_characters: int = 200
    long_text_characters: int = 5_000


LIMITS = Limits()
