-- Of it from the state.
select unit, "107-2.14" as numerator, 0.00001 as times
from firms where here
