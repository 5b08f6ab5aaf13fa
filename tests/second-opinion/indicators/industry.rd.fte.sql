-- Person-years of research.
select unit, "107-2.03" as numerator, 1 as times
from firms where here
