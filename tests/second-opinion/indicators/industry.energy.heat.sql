-- Heat, million kilojoules.
select unit, "205-1.0504" as numerator, 1 as times
from firms where here
