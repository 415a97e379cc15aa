"""dates.py COUNT ROUNDS: the bare dates of `benchmarks dates` with dateutil: three months later, by the day."""
import datetime
import statistics
import sys
import time

from dateutil.relativedelta import relativedelta

count, rounds = int(sys.argv[1]), int(sys.argv[2])
first = datetime.date(2017, 6, 1)
times, processor = [], []
check = 0
for _ in range(rounds):
    start, worked = time.perf_counter(), time.process_time()
    for number in range(count):
        due = first + datetime.timedelta(days=number % 3000) + relativedelta(months=3, days=-1)
        check += due.toordinal()
    times.append(time.perf_counter() - start)
    processor.append(time.process_time() - worked)
print(f"seconds {statistics.median(times):.9f} processor {statistics.median(processor):.9f} check {check}")
