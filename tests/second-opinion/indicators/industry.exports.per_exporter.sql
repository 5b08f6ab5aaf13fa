-- Exports over exporters; thousand yuan to ten thousand.
select unit, "B204-1.04" as numerator, case when "B204-1.04" > 0 then 1 when not ("B204-1.04" > 0) then 0 end as denominator, 0.1 as times
from firms where here
