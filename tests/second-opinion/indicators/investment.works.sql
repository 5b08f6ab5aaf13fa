-- Construction and installation.
select unit, "H201-1.04" + "H201-1.05" as numerator, 0.0001 as times
from firms where here
