-- Investment in sections B to D.
select unit, "H201-1.03" as numerator, 0.0001 as times
from firms where here and is_industrial(industry)
