-- Firms with research among those that filed, per cent.
select unit, case when "107-2.11" > 0 then 1 when not ("107-2.11" > 0) then 0 end as numerator, "filed.107-2" as denominator, 100 as times
from firms where here
