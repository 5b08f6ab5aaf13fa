-- The latest value of each unit and month: the table a project would usually publish.
{{ config(materialized="table") }}
select unit, month, ytd from {{ ref("cumulative") }}
qualify row_number() over (partition by unit, month order by known desc) = 1
