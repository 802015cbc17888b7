-- add-list.sql : a list that is being written
insert into vision.watchlist
       (id, name, aim, basis, document, body, owner, phone, may, cameras, from_minute, to_minute, starts, ends, cap, threshold, budget,
        faces_per_hour, exercise, state, made)
values (:id, :name, :aim, :basis, :document, :body, :owner, :phone, :may, :cameras::text[], :fromMinute, :toMinute, :starts, :ends, :cap,
        :threshold, :budget, :facesPerHour, :exercise, 'DRAFT', :made);
