-- Sales less exports.
select unit, "B204-1.03" - "B204-1.04" as numerator, 0.00001 as times
from firms where here
