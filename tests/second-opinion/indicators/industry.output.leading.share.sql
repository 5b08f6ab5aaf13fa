-- The leading industries in output, per cent.
select unit, case when is_leading(industry) then "B204-1.01" end as numerator, "B204-1.01" as denominator, 100 as times
from firms where here
