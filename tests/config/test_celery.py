from celery import shared_task

from config import celery_app
from config.limits import LIMITS

ran = []


@shared_task(bind=True, max_retries=1)
def fails_once(self):
    ran.append(self.request.retries)
    if self.request.retries == 0:
        raise self.retry(countdown=0)


@shared_task
def fails(reason):
    raise ValueError(reason)


def test_without_a_broker_a_failing_task_does_not_fail_the_request():
    result = fails.delay("no such row")
    assert result.failed()
    assert isinstance(result.result, ValueError)


def test_without_a_broker_a_retry_runs_at_once_and_is_not_thrown_at_the_caller():
    ran.clear()
    assert fails_once.delay().successful()
    assert ran == [0, 1]


def test_a_task_is_acknowledged_when_it_is_done_and_never_outlives_its_place_in_the_queue():
    conf = celery_app.conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert (
        conf.task_time_limit < conf.broker_transport_options["visibility_timeout"] == LIMITS.broker_visibility_seconds
    )
    assert conf.accept_content == ["json"]
