"""The tables of the product that a worker's document is made of, as somebody else's models."""

from django.db import models


class Named(models.Model):
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        abstract = True


class Occupation(Named):
    code = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "taxonomy_occupation"


class WorkType(Named):
    class Meta:
        managed = False
        db_table = "taxonomy_worktype"


class Skill(Named):
    slug = models.SlugField()

    class Meta:
        managed = False
        db_table = "taxonomy_skill"


class Craft(Named):
    slug = models.SlugField()

    class Meta:
        managed = False
        db_table = "taxonomy_craft"


class PermitItem(Named):
    slug = models.SlugField()

    class Meta:
        managed = False
        db_table = "taxonomy_permititem"


class District(Named):
    slug = models.SlugField()
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        managed = False
        db_table = "taxonomy_district"


class Education(models.Model):
    slug = models.SlugField()
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        managed = False
        db_table = "taxonomy_education"


class Worker(models.Model):
    visibility = models.CharField(max_length=20)
    home_district = models.ForeignKey(District, models.CASCADE, related_name="+")
    districts = models.ManyToManyField(District, db_table="workers_worker_districts")
    education = models.ForeignKey(Education, models.CASCADE, null=True)
    anywhere = models.BooleanField()
    remote_ok = models.BooleanField()
    max_distance_km = models.PositiveSmallIntegerField(null=True)
    kinds = models.JSONField()
    languages = models.JSONField()
    availability = models.JSONField()
    hours_per_week = models.PositiveSmallIntegerField(null=True)
    employer_id = models.BigIntegerField(null=True)
    introduction = models.TextField()
    introduction_en = models.TextField()
    updated_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "workers_worker"


class WorkerOccupation(models.Model):
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.CASCADE)
    work_type = models.ForeignKey(WorkType, models.CASCADE, null=True)
    level = models.PositiveSmallIntegerField()
    years = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField()
    is_main = models.BooleanField()

    class Meta:
        managed = False
        db_table = "workers_workeroccupation"


class WorkerSkill(models.Model):
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.CASCADE)

    class Meta:
        managed = False
        db_table = "workers_workerskill"


class Credential(models.Model):
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="credentials")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    permit_item = models.ForeignKey(PermitItem, models.CASCADE, null=True)
    level = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField()

    class Meta:
        managed = False
        db_table = "workers_credential"


class Honour(models.Model):
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="honours")
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    tier = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField()

    class Meta:
        managed = False
        db_table = "workers_honour"


class RuralCraft(models.Model):
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="crafts")
    craft = models.ForeignKey(Craft, models.CASCADE)
    tier = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField()
    heritage_item = models.CharField(max_length=200)
    works = models.TextField()
    works_en = models.TextField()
    offers = models.JSONField()

    class Meta:
        managed = False
        db_table = "workers_ruralcraft"


class PayFloor(models.Model):
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="floors")
    unit = models.CharField(max_length=20)
    amount = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        managed = False
        db_table = "workers_payfloor"
