"""First names, by script."""

from __future__ import annotations

from typing import Final

_LATIN = """
John David Michael Peter James Robert William Thomas Richard Paul Mark Daniel Andrew George Charles
Stephen Martin Simon Anthony Edward Kenneth Brian Kevin Jason Gary Timothy Larry Jeffrey Frank Scott
Eric Raymond Gregory Joshua Jerry Dennis Walter Patrick Harold Douglas Henry Carl Arthur Ryan Roger
Joe Juan Jack Albert Jonathan Justin Terry Gerald Keith Samuel Willie Ralph Lawrence Nicholas Roy
Benjamin Bruce Brandon Adam Harry Fred Wayne Billy Steve Louis Jeremy Aaron Randy Howard Eugene
Carlos Russell Bobby Victor Ernest Phillip Todd Jesse Craig Alan Shawn Clarence Sean Philip Chris
Johnny Earl Jimmy Antonio Danny Bryan Tony Luis Mike Stanley Leonard Nathan Dale Mary Patricia Linda
Barbara Elizabeth Jennifer Maria Susan Margaret Dorothy Lisa Nancy Karen Betty Helen Sandra Donna
Carol Ruth Sharon Michelle Laura Sarah Kimberly Deborah Jessica Shirley Cynthia Angela Melissa
Brenda Amy Anna Rebecca Virginia Kathleen Pamela Martha Debra Amanda Stephanie Carolyn Christine
Marie Janet Catherine Frances Ann Joyce Diane Alice Julie Heather Teresa Doris Gloria Evelyn Jean
Cheryl Mildred Katherine Joan Ashley Judith Rose Janice Kelly Nicole Judy Hans Jürgen Günter Klaus
Wolfgang Dieter Helmut Manfred Horst Gerhard Uwe Bernd Rainer Jörg Heinz Werner Karl Dirk Rolf Ralf
Holger Matthias Sebastian Jens Torsten Götz Björn Sönke Lothar Ulrich Friedrich Ludwig Gottfried
Siegfried Volker Detlef Eckhard Reinhard Hartmut Ingo Sven Kai Tilo Ursula Monika Petra Sabine
Renate Helga Karin Brigitte Ingrid Erika Christa Gisela Heike Gabriele Jutta Elke Käthe Bärbel Ute
Anke Birgit Silke Antje Katrin Anja Franziska Friederike Hannelore Jean-Pierre François René Hélène
Zoë Søren Åsa Łukasz Zdeněk José Inés João Giovanni Luca Chiara Akira Yuki Wei Ling Priya Arjun
Amina Omar Kwame Nia Diego Lucía Mateo Ewa Jakub Dmitri Olga
"""
_CYRILLIC = """
Александр Сергей Владимир Андрей Алексей Дмитрий Николай Михаил Юрий Иван Виктор Евгений Анатолий
Валерий Василий Игорь Олег Павел Борис Константин Пётр Фёдор Семён Артём Григорий Леонид Станислав
Вячеслав Роман Максим Антон Кирилл Никита Егор Степан Тимофей Яков Лев Глеб Геннадий Эдуард Вадим
Виталий Ростислав Святослав Ярослав Всеволод Аркадий Лаврентий Захар Елена Ольга Татьяна Наталья
Анна Ирина Светлана Мария Людмила Галина Екатерина Марина Надежда Валентина Любовь Нина Вера Юлия
Алла Лариса Тамара Раиса Ксения Дарья Полина Алёна Софья Зинаида Антонина Клавдия Лидия Вероника
Маргарита Жанна Инна Эльвира Яна Василиса Злата
"""
LATIN: Final = tuple(_LATIN.split())
CYRILLIC: Final = tuple(_CYRILLIC.split())
