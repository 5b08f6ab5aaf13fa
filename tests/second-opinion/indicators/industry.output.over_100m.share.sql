-- What those firms have of output, per cent.
select unit, case when "B204-1.01" >= 100000 then "B204-1.01" else 0 * "B204-1.01" end as numerator, "B204-1.01" as denominator, 100 as times
from firms where here
