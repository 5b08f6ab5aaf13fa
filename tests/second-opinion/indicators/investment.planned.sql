-- Planned total.
select unit, "H201-1.01" as numerator, 0.0001 as times
from firms where here
