-- Investment in renewal.
select unit, "H201-1.03" as numerator, 0.0001 as times
from firms where here and construction = '改建和技术改造'
