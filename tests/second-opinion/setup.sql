-- What all queries of the second opinion share: the tidy files read as they are, what was known at a moment, the register
-- on a day, and one wide row per firm of an area. Written by hand from the rules, not from the engine; DuckDB's dialect.
--
-- Variables: folder (of the tidy files), area, y (year), m1 and m2 (first and last month), as_of (a day; known at its end).

create or replace table facts as
select unit, form,
       -- The first quarter and the year under the name of what had been reached by their end.
       case when period like '%-Q1' then left(period, 4) || '-01..03' when length(period) = 4 then period || '-01..12' else period end as period,
       form || '.' || item as code, cast(value as decimal(20, 4)) as value,
       role, cast(known_at as date) as known
from read_csv(getvariable('folder') || '/*.csv', header = true, all_varchar = true, union_by_name = true, filename = true)
where parse_filename(filename) <> 'register.csv';

create or replace table rows as
select unit, attribute, value, cast(valid_from as date) as valid_from, cast(valid_to as date) as valid_to,
       cast(known_at as date) as known, row_number() over () as line
from read_csv(getvariable('folder') || '/register.csv', header = true, all_varchar = true);

-- An area and what lies in it.
create or replace table within (area varchar, part varchar);
insert into within values ('park', 'park'), ('district_rest', 'district_rest'),
                          ('district', 'district'), ('district', 'park'), ('district', 'district_rest');

-- How a form is filed, and what the items are to time; all that is not named is a flow.
create or replace table forms (form varchar, filed varchar);
insert into forms values ('B204-1', 'month and cumulative'), ('B203', 'cumulative'), ('205-1', 'cumulative'), ('H201-1', 'cumulative'),
                         ('202-1', 'quarter'), ('X104-3', 'quarter'), ('107-2', 'year');

create or replace table natures (code varchar, nature varchar);
insert into natures
select unnest(['B203.201', 'B203.202', 'B203.205', 'B203.206', 'B203.209', 'B203.210', 'B203.213', 'B203.214', 'B203.217', 'B203.218',
               '202-1.01', '107-2.33', 'H201-1.01', 'H201-1.02']), 'stock'
union all
select unnest(['B203.606', '202-1.02', '107-2.01', '205-1.0109', '205-1.0209', '205-1.0509', '205-1.0609']), 'average';

-- Names of periods.
create or replace macro month_of(y, m) as printf('%04d-%02d', y, m);
create or replace macro up_to(y, m) as printf('%04d-01..%02d', y, m);
create or replace macro quarter_of(y, q) as case when q = 1 then up_to(y, 3) else printf('%04d-Q%d', y, q) end;
create or replace macro last_day_of(y, m) as last_day(make_date(y, m, 1));

-- The value of each item filed for a period, the one known last up to a day.
create or replace macro filed_own(p, t) as table
select unit, form, code, max_by(value, known) as v, max(known) as known
from facts where period = p and role = 'current' and known <= t
group by unit, form, code;

create or replace macro filed_same(p, t) as table
select unit, form, code, max_by(value, known) as v, max(known) as known
from facts where period = p and role = 'same_period' and known <= t
group by unit, form, code;

-- As a base: of last year's own form and this year's column for it the one that came last; what it lacks, the other has.
create or replace macro filed_base(p, t) as table
with o as (from filed_own(p, t)),
     s as (from filed_same(p, t)),
     came as (
         select unit, form, max(known) filter (role = 'current') as own, max(known) filter (role = 'same_period') as same
         from facts where period = p and known <= t
         group by unit, form
     )
select unit, form, code,
       case when same >= own or own is null then coalesce(s.v, o.v) else coalesce(o.v, s.v) end as v,
       case when (same >= own or own is null) and s.v is not null or o.v is null then s.known else o.known end as known
from o full join s using (unit, form, code) join came using (unit, form);

create or replace macro filed(p, t, base) as table
select * from filed_own(p, t) where not base
union all
select * from filed_base(p, t) where base;

-- The register on a day, as known at a moment. A row is restated by a later known row of the same first day.
create or replace macro stated(t) as table
select unit, attribute, valid_from, max_by(value, (known, line)) as value, max_by(valid_to, (known, line)) as valid_to, max(known) as known
from rows where known <= t and attribute <> 'event'
group by unit, attribute, valid_from;

create or replace macro in_force(day, t) as table
select unit, attribute, max_by(value, (known, valid_from)) as value, max_by(valid_from, (known, valid_from)) as since
from stated(t) where valid_from <= day and (valid_to is null or valid_to > day)
group by unit, attribute;

create or replace macro events(day, t) as table
select distinct unit, value as event, valid_from from rows where known <= t and attribute = 'event' and valid_from <= day;

-- Members of the panel: above scale, and not gone since that status began.
create or replace macro members(day, t) as table
select s.unit
from in_force(day, t) s
where s.attribute = 'status' and s.value = 'above_scale'
  and not exists (
      select 1 from events(day, t) e
      where e.unit = s.unit and e.event = 'left' and s.since <= e.valid_from
        and not exists (select 1 from events(day, t) b
                        where b.unit = e.unit and b.valid_from > e.valid_from and b.event in ('new', 'upgraded', 'moved_in')));

-- What a firm is: area, industry, declared classes, whether it came new after a day.
create or replace macro firms_on(day, t, after) as table
select m.unit,
       max(a.value) filter (a.attribute = 'area') as area,
       max(a.value) filter (a.attribute = 'industry') as industry,
       max(a.value) filter (a.attribute = 'class_digital_core') as digital_declared,
       max(a.value) filter (a.attribute = 'construction') as construction,
       (select max_by(event, valid_from) from events(day, t) e
        where e.unit = m.unit and e.valid_from > after and e.event in ('new', 'upgraded', 'moved_in')) as entered,
       (select max(valid_from) from events(day, t) e where e.unit = m.unit and e.event = 'new') as began
from members(day, t) m join in_force(day, t) a using (unit)
group by m.unit;

-- Values of a period: as filed; of a month or quarter else what had been reached by its end less what had been before, if
-- that was not restated since; of a balance what stands at the end; of an average only what is filed.
create or replace macro reached(code_form, v, known, before_v, before_known, m1, no_before) as
case when m1 = 1 or (before_v is null and no_before) then v
     when before_known <= known then v - before_v end;

create or replace macro made(y, m1, m2, t, base) as table
with at_end as (from filed(up_to(y, m2), t, base)),
     before as (from filed(up_to(y, m1 - 1), t, base)),
     month as (from filed(month_of(y, m2), t, base)),
     quarters as (
         select * from (
             select 1 as q, * from filed(quarter_of(y, 1), t, base)
             union all select 2, * from filed(quarter_of(y, 2), t, base)
             union all select 3, * from filed(quarter_of(y, 3), t, base)
             union all select 4, * from filed(quarter_of(y, 4), t, base))
         join forms using (form) where filed = 'quarter'
     ),
     codes as (
         select distinct unit, form, code, filed, coalesce(nature, 'flow') as nature
         from facts join forms using (form) left join natures using (code)
     ),
     cumulative as (
         select c.unit, c.code,
                case when nature = 'stock' then e.v
                     when nature = 'average' then case when m1 = 1 then e.v end
                     when filed = 'month and cumulative' and m1 = m2 and month.v is not null then month.v
                     else reached(c.form, e.v, e.known, b.v, b.known, m1, f.began > last_day_of(y, greatest(m1 - 1, 1))) end as v
         from codes c
         left join at_end e using (unit, code)
         left join before b using (unit, code)
         left join month using (unit, code)
         left join began f using (unit)
         where filed in ('cumulative', 'month and cumulative')
     ),
     quarterly as (
         select unit, code,
                case nature
                    when 'stock' then max(v) filter (q * 3 = m2)
                    when 'average' then case when m2 - m1 = 2 then max(v) filter (q * 3 = m2) end
                    -- Of the quarters before it began a firm owes nothing.
                    else case when (count(v) filter (q * 3 between m1 and m2)
                                    + coalesce(max(len(list_filter([1, 2, 3, 4], lambda k: k * 3 between m1 and m2 and began > last_day_of(y, k * 3)))), 0))
                                   * 3 = m2 - m1 + 1
                              then sum(v) filter (q * 3 between m1 and m2) end end as v
         from codes c join quarters using (unit, code) left join began using (unit)
         where c.filed = 'quarter'
         group by unit, code, nature
     ),
     yearly as (
         select c.unit, c.code, e.v from codes c join at_end e using (unit, code) where c.filed = 'year' and m1 = 1 and m2 = 12
     )
select unit, code, v from cumulative where v is not null
union all select unit, code, v from quarterly where v is not null
union all select unit, code, v from yearly where v is not null
union all
select distinct unit, 'filed.' || form, 1
from (select unit, form from at_end join forms using (form) where filed <> 'quarter' and (filed <> 'year' or m2 = 12)
      union all select unit, form from month join forms using (form) where filed = 'month and cumulative'
      union all select unit, form from quarters where q * 3 = m2)
union all
-- Before the period: of an earlier year whichever came last, its own or the next year's column; what had not begun had nothing.
select unit, 'opening.' || n.code, coalesce(o.v, 0)
from (select distinct unit from facts) cross join natures n
left join filed(case when m1 = 1 then up_to(y - 1, 12) else up_to(y, m1 - 1) end, t, base or m1 = 1) o using (unit, code)
left join began f using (unit)
where n.nature = 'stock' and n.code like 'B203.%' and (o.v is not null or f.began >= make_date(y, m1, 1));

-- Rates of value added by the longest code that fits, in per cent: those of the sample's pack, typed again.
create or replace table value_added_rates (prefix varchar, rate decimal(6, 1));
insert into value_added_rates values
('13', 19.5), ('14', 23.4), ('15', 27.8), ('17', 19.2), ('18', 23.7), ('21', 22.9), ('22', 18.6), ('23', 24.1), ('26', 20.3), ('27', 33.4),
('28', 14.9), ('29', 20.7), ('30', 24.5), ('31', 12.8), ('32', 11.6), ('33', 20.1), ('34', 22.7), ('35', 24.6), ('3562', 26.9), ('3563', 25.3),
('3569', 25.8), ('36', 19.8), ('37', 23.5), ('38', 19.4), ('3824', 21.6), ('3825', 16.2), ('3832', 17.9), ('39', 19.3), ('3912', 15.1),
('3913', 16.4), ('3921', 22.8), ('3922', 14.6), ('3962', 22.1), ('3972', 24.7), ('3973', 26.3), ('3974', 17.4), ('3975', 18.8), ('3976', 21.9),
('3981', 20.6), ('3982', 17.2), ('3983', 25.1), ('3985', 18.5), ('40', 27.6), ('41', 22.0), ('43', 24.0);

create or replace macro value_added_rate(industry) as
(select max_by(rate, length(prefix)) from value_added_rates where starts_with(industry, prefix));

-- Classes by the industry code, typed again from the lists.
create or replace macro is_digital_core(industry, declared) as
industry in ('2330', '2664', '2665', '3475', '3491', '3492', '3493', '3562', '3563', '3824', '3825', '3832', '3833', '3874', '3891',
             '3911', '3912', '3913', '3914', '3915', '3919', '3921', '3922', '3931', '3932', '3933', '3934', '3939', '3940',
             '3951', '3952', '3953', '3961', '3962', '3963', '3964', '3969', '3971', '3972', '3973', '3974', '3975', '3976', '3979',
             '3981', '3982', '3983', '3984', '3985', '3989', '4011')
or (industry in ('2462', '3831') and coalesce(declared, '') = '0106');

create or replace macro is_hightech_manufacturing(industry) as
left(industry, 2) in ('27') or left(industry, 3) in ('374', '391', '392', '393', '394', '395', '396', '397', '398', '399',
                                                     '358', '401', '402', '404', '409')
or industry in ('4343', '3562', '3563', '3569', '3832', '3833', '3841', '3474', '3475', '2664', '2665');

create or replace macro is_equipment(industry) as left(industry, 2) in ('33', '34', '35', '36', '37', '38', '39', '40', '43');

create or replace macro is_microelectronics(industry) as
industry in ('3562', '3563', '3569', '3824') or left(industry, 3) in ('397', '398');

create or replace macro is_smart_equipment(industry) as
industry in ('3491', '3492', '3493', '3464', '3821', '3822', '3823', '3825', '3829') or left(industry, 3) in ('342', '344', '401');

create or replace macro is_biomedicine(industry) as left(industry, 2) = '27' or left(industry, 3) = '358';

create or replace macro is_leading(industry) as is_microelectronics(industry) or is_smart_equipment(industry) or is_biomedicine(industry);

create or replace macro is_hightech(industry) as
is_digital_core(industry, null) or left(industry, 2) = '27'
or left(industry, 3) in ('358', '342', '344', '359', '381', '401', '391', '392', '393', '395', '396', '397', '398')
or industry in ('3940', '3464', '3521', '3525', '3569', '3821', '3822', '3823', '3829');

-- B, C and D of GB/T 4754-2017.
create or replace macro is_manufacturing(industry) as cast(left(industry, 2) as integer) between 13 and 43;
create or replace macro is_industrial(industry) as cast(left(industry, 2) as integer) between 6 and 46;

-- A flow as if the whole year went like the period; the months of the periods asked divide twelve.
create or replace macro annual(x) as x * (12 // (getvariable('m2') - getvariable('m1') + 1));
