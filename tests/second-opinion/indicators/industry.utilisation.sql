-- Output of the firms that file capacity over their capacity for the months they ran, per cent.
select unit, case when "X104-3.01" > 0 then "B204-1.01" when "X104-3.01" <= 0 then 0 end as numerator, cast("X104-3.01" * months_run / (getvariable('m2') - getvariable('m1') + 1) as decimal(38, 10)) as denominator, 100 as times
from firms where here
