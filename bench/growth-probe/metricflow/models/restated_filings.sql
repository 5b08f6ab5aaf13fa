-- All versions, with a key of unit and month for the window that keeps the latest.
{{ config(materialized="table") }}
select unit, unit || month::varchar as filing, month, half, known from {{ ref("restated") }}
