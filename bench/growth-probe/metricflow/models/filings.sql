{{ config(materialized="table") }}
select unit, letter, month, amount from {{ ref("seven") }}
