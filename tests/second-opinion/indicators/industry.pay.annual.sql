-- Yuan a person in a year.
select unit, annual("202-1.03") as numerator, "202-1.02" as denominator, 1000 as times
from firms where here
