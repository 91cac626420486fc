"""What a search for workers needs, in the library's own way: fields, prepared values, everything prefetched."""

from django_elasticsearch_dsl import Document, fields
from django_elasticsearch_dsl.registries import registry

from craftsmen.models import Worker

PARTS = (
    "districts",
    "occupations__occupation",
    "occupations__work_type",
    "skills__skill",
    "credentials__permit_item",
    "honours",
    "crafts__craft",
    "floors",
)


@registry.register_document
class WorkerDocument(Document):
    occ = fields.KeywordField()
    work_type = fields.KeywordField()
    skill = fields.KeywordField()
    permit = fields.KeywordField()
    credential = fields.KeywordField()
    craft = fields.KeywordField()
    craft_offer = fields.KeywordField()
    district = fields.KeywordField(attr="home_district.slug")
    districts = fields.KeywordField()
    kinds = fields.KeywordField()
    languages = fields.KeywordField()
    visibility = fields.KeywordField()
    education = fields.KeywordField()
    point = fields.GeoPointField()
    level = fields.IntegerField()
    years = fields.IntegerField()
    evidence = fields.IntegerField()
    honour = fields.IntegerField()
    rural = fields.IntegerField()
    pay_floor = fields.FloatField()
    title = fields.TextField()
    body = fields.TextField()

    class Index:
        name = "bayu-bench-rival"
        settings = {"number_of_shards": 1, "number_of_replicas": 0}

    class Django:
        model = Worker
        fields = ("anywhere", "remote_ok", "max_distance_km", "hours_per_week", "employer_id", "updated_at")
        queryset_pagination = 1000
        auto_refresh = False

    def get_queryset(self, *args, **kwargs):
        shown = super().get_queryset(*args, **kwargs).exclude(visibility="hidden")
        return shown.select_related("home_district", "education").prefetch_related(*PARTS)

    def prepare_occ(self, worker):
        return [row.occupation.code for row in worker.occupations.all()]

    def prepare_work_type(self, worker):
        return [row.work_type.name for row in worker.occupations.all() if row.work_type]

    def prepare_skill(self, worker):
        return [row.skill.slug for row in worker.skills.all()]

    def prepare_permit(self, worker):
        return [row.permit_item.slug for row in worker.credentials.all() if row.permit_item]

    def prepare_credential(self, worker):
        return [row.kind for row in worker.credentials.all()]

    def prepare_craft(self, worker):
        return [row.craft.slug for row in worker.crafts.all()]

    def prepare_craft_offer(self, worker):
        return [offer for row in worker.crafts.all() for offer in row.offers]

    def prepare_districts(self, worker):
        return [district.slug for district in worker.districts.all()]

    def prepare_education(self, worker):
        return worker.education.slug if worker.education else None

    def prepare_point(self, worker):
        return {"lat": worker.home_district.latitude, "lon": worker.home_district.longitude}

    def prepare_level(self, worker):
        return max((row.level for row in worker.occupations.all()), default=0)

    def prepare_years(self, worker):
        return max((row.years for row in worker.occupations.all()), default=0)

    def prepare_evidence(self, worker):
        return max((row.grade for row in worker.occupations.all()), default=0)

    def prepare_honour(self, worker):
        return max((row.tier for row in worker.honours.all() if row.grade == 3), default=0)

    def prepare_rural(self, worker):
        return max((row.tier for row in worker.crafts.all() if row.grade == 3), default=0)

    def prepare_pay_floor(self, worker):
        return min((float(row.amount) for row in worker.floors.all()), default=None)

    def prepare_title(self, worker):
        names = [text for row in worker.occupations.all() for text in (row.occupation.name, row.occupation.name_en)]
        names += [row.work_type.name for row in worker.occupations.all() if row.work_type]
        return " ".join(names + [row.craft.name for row in worker.crafts.all()])

    def prepare_body(self, worker):
        texts = [text for row in worker.skills.all() for text in (row.skill.name, row.skill.name_en)]
        texts += [text for row in worker.crafts.all() for text in (row.heritage_item, row.works, row.works_en)]
        texts += [text for row in worker.honours.all() for text in (row.name, row.name_en)]
        texts += [row.name for row in worker.credentials.all()]
        return " ".join(filter(None, [*texts, worker.introduction, worker.introduction_en]))
