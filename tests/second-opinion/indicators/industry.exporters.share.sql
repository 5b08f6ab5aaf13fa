-- Exporters among the firms that filed, per cent.
select unit, case when "B204-1.04" > 0 then 1 when not ("B204-1.04" > 0) then 0 end as numerator, "filed.B204-1" as denominator, 100 as times
from firms where here
