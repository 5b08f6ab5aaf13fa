-- One wide row per firm of the area and of the area above, for one side of a comparison.
--
-- Variables beside those of setup.sql: side. `now` is the period as known at the moment; `base` is the same period of last
-- year with its latest values, of the firms that are members now; `then` is last year as it was known a year before.
create or replace table began as
select unit, began
from firms_on(last_day_of(getvariable('y'), getvariable('m2')), getvariable('as_of'), last_day_of(getvariable('y') - 1, getvariable('m2')));

create or replace table of_register as
select *
from firms_on(case when getvariable('side') = 'then' then last_day_of(getvariable('y') - 1, getvariable('m2'))
                   else last_day_of(getvariable('y'), getvariable('m2')) end,
              case when getvariable('side') = 'then' then getvariable('as_of') - interval 1 year else getvariable('as_of') end,
              last_day_of(getvariable('y') - 1, getvariable('m2')));

create or replace table of_forms as
select *
from made(case when getvariable('side') = 'now' then getvariable('y') else getvariable('y') - 1 end, getvariable('m1'), getvariable('m2'),
          cast(case when getvariable('side') = 'then' then getvariable('as_of') - interval 1 year else getvariable('as_of') end as date),
          getvariable('side') = 'base');

create or replace table wide as
pivot of_forms on code in (
    'B204-1.01', 'B204-1.02', 'B204-1.03', 'B204-1.04', 'B204-1.05',
    'B203.201', 'B203.202', 'B203.205', 'B203.206', 'B203.209', 'B203.210', 'B203.211', 'B203.213', 'B203.214', 'B203.217', 'B203.218',
    'B203.301', 'B203.302', 'B203.307', 'B203.309', 'B203.312', 'B203.313', 'B203.314', 'B203.317', 'B203.323', 'B203.327', 'B203.328',
    'B203.401', 'B203.402', 'B203.606',
    'opening.B203.201', 'opening.B203.202', 'opening.B203.206', 'opening.B203.213', 'opening.B203.218',
    '202-1.01', '202-1.02', '202-1.03',
    '205-1.0104', '205-1.0109', '205-1.0202', '205-1.0203', '205-1.0204', '205-1.0304', '205-1.0404', '205-1.0504',
    '205-1.0602', '205-1.0603', '205-1.0604', '205-1.0609', '205-1.9001', '205-1.9002',
    '107-2.01', '107-2.03', '107-2.11', '107-2.14', '107-2.31', '107-2.32', '107-2.33', '107-2.41',
    'H201-1.01', 'H201-1.02', 'H201-1.03', 'H201-1.04', 'H201-1.05', 'H201-1.06', 'H201-1.10', 'H201-1.11',
    'X104-3.01',
    'filed.B204-1', 'filed.B203', 'filed.205-1', 'filed.107-2', 'filed.H201-1'
) using first(v) group by unit;

create or replace table firms as
select r.*, w.* exclude (unit), r.area in (select part from within where within.area = getvariable('area')) as here,
       coalesce(r.entered, '') = 'new' as is_new,
       -- How many of the period's months it ran, of how many.
       case when r.began is null then getvariable('m2') - getvariable('m1') + 1
            else least(greatest(datediff('month', date_trunc('month', r.began), last_day_of(getvariable('y'), getvariable('m2'))) + 1, 0),
                       getvariable('m2') - getvariable('m1') + 1) end as months_run
from of_register r left join wide w using (unit)
where r.area in (select part from within where within.area in (getvariable('area'), getvariable('above')));
