-- The time spine: three years of days; dbt asks for days or finer.
{{ config(materialized="table") }}
select unnest(generate_series(date '2020-01-01', date '2022-12-31', interval 1 day))::date as day
