-- Renewal in industrial investment, per cent.
select unit, case when construction = '改建和技术改造' then "H201-1.03" end as numerator, case when is_industrial(industry) then "H201-1.03" end as denominator, 100 as times
from firms where here
